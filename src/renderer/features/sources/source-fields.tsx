import { profileIds } from '../../../shared/settings/schema.ts'
import { useSpeech } from '../../app/console-context.tsx'
import fields from '../../ui/field.module.css'
import { Field } from '../../ui/field.tsx'
import type { FormPartProps } from './form-props.ts'
import { isPlainHttp } from './source-draft.ts'
import styles from './source-form.module.css'

/** Name, address and kind: what every source needs. */
export function SourceFields({ form, problems, change }: FormPartProps) {
  const { t } = useSpeech()
  return (
    <>
      <Field label={t('sourceForm.name')} error={problems.has('name') ? t('sourceForm.badName') : null}>
        <input
          className={fields.control}
          data-testid="source-name"
          value={form.name}
          maxLength={100}
          autoComplete="off"
          aria-invalid={problems.has('name')}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      <Field
        label={t('sourceForm.url')}
        hint={isPlainHttp(form.url) ? t('sourceForm.plainHttp') : t('sourceForm.urlHint')}
        error={problems.has('url') ? t('sourceForm.badUrl') : null}
      >
        <input
          className={fields.control}
          data-testid="source-url"
          value={form.url}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problems.has('url')}
          onChange={(event) => change({ url: event.target.value })}
        />
      </Field>
      <Field label={t('sourceForm.profile')}>
        <select
          className={fields.control}
          data-testid="source-profile"
          value={form.profile}
          onChange={(event) => {
            const profile = profileIds.find((name) => name === event.target.value)
            if (profile) change({ profile })
          }}
        >
          {profileIds.map((profile) => (
            <option key={profile} value={profile}>
              {t(`profile.${profile}`)}
            </option>
          ))}
        </select>
        <span className={styles.line}>{t(`profile.${form.profile}.line`)}</span>
      </Field>
    </>
  )
}
