import { useSpeech } from '../../app/console-context.tsx'
import fields from '../../ui/field.module.css'
import { Field } from '../../ui/field.tsx'
import type { FormPartProps } from './form-props.ts'
import { authTypes } from './source-draft.ts'

export interface AuthFieldsProps extends FormPartProps {
  /** A secret is stored, and an empty field keeps it. */
  readonly keeps: boolean
  /** The source exists: what it had does not fit any more. */
  readonly known: boolean
}

/** How the source is told who we are. The secret goes in and never comes out again. */
export function AuthFields({ form, problems, change, keeps, known }: AuthFieldsProps) {
  const { t } = useSpeech()
  return (
    <>
      <Field label={t('sourceForm.auth')}>
        <select
          className={fields.control}
          data-testid="source-auth"
          value={form.auth}
          onChange={(event) => {
            const auth = authTypes.find((name) => name === event.target.value)
            if (auth) change({ auth })
          }}
        >
          {authTypes.map((auth) => (
            <option key={auth} value={auth}>
              {t(`auth.${auth}`)}
            </option>
          ))}
        </select>
      </Field>
      {form.auth === 'basic' && (
        <Field
          label={t('sourceForm.username')}
          error={problems.has('username') ? t('sourceForm.badUsername') : null}
        >
          <input
            className={fields.control}
            data-testid="source-username"
            value={form.username}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problems.has('username')}
            onChange={(event) => change({ username: event.target.value })}
          />
        </Field>
      )}
      {form.auth === 'header' && (
        <Field
          label={t('sourceForm.header')}
          hint={t('sourceForm.headerHint')}
          error={problems.has('header') ? t('sourceForm.badHeader') : null}
        >
          <input
            className={fields.control}
            data-testid="source-header"
            value={form.header}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problems.has('header')}
            onChange={(event) => change({ header: event.target.value })}
          />
        </Field>
      )}
      {form.auth !== 'none' && (
        <Field
          label={t(`sourceForm.secret.${form.auth}`)}
          hint={keeps ? t('sourceForm.secretKept') : t('sourceForm.secretHint')}
          error={problems.has('secret') ? t(known ? 'sourceForm.secretAgain' : 'sourceForm.badSecret') : null}
        >
          <input
            className={fields.control}
            type="password"
            data-testid="source-secret"
            value={form.secret}
            placeholder={keeps ? '••••••••' : ''}
            maxLength={8192}
            autoComplete="off"
            aria-invalid={problems.has('secret')}
            onChange={(event) => change({ secret: event.target.value })}
          />
        </Field>
      )}
    </>
  )
}
