import { type FormEvent, useState } from 'react'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { errorWords } from '../../app/error-words.ts'
import { Button } from '../../ui/button.tsx'
import styles from '../../ui/dialog.module.css'
import fields from '../../ui/field.module.css'
import { Field } from '../../ui/field.tsx'
import {
  authTypes,
  emptySource,
  isPlainHttp,
  offeredProfiles,
  type SourceForm,
  settingsOf,
  sourceId,
  sourceProblems,
} from './source-draft.ts'

/** Address, kind and sign-in of a new source. */
export function AddSourceForm({ onClose }: { readonly onClose: () => void }) {
  const { bridge, store } = useConsole()
  const { t } = useSpeech()
  const [form, setForm] = useState<SourceForm>(emptySource)
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const problems = tried ? sourceProblems(form) : []
  const change = (part: Partial<SourceForm>): void => setForm({ ...form, ...part })

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (sourceProblems(form).length > 0) return
    const source = settingsOf(form, sourceId(form.name, new Set(store.tables.sources.rows.keys())))
    const secret = form.auth === 'none' || form.secret === '' ? {} : { secret: form.secret }
    const answer = await bridge.request('source.add', { source, ...secret })
    if (answer.ok) onClose()
    else setError(errorWords(t, answer.error))
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <div className={styles.form}>
        <Field label={t('addSource.name')} error={problems.includes('name') ? t('addSource.badName') : null}>
          <input
            className={fields.control}
            data-testid="add-source-name"
            value={form.name}
            maxLength={100}
            autoComplete="off"
            aria-invalid={problems.includes('name')}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Field>
        <Field
          label={t('addSource.url')}
          hint={isPlainHttp(form.url) ? t('addSource.plainHttp') : t('addSource.urlHint')}
          error={problems.includes('url') ? t('addSource.badUrl') : null}
        >
          <input
            className={fields.control}
            data-testid="add-source-url"
            value={form.url}
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problems.includes('url')}
            onChange={(event) => change({ url: event.target.value })}
          />
        </Field>
        <Field label={t('addSource.profile')}>
          <select
            className={fields.control}
            data-testid="add-source-profile"
            value={form.profile}
            onChange={(event) => {
              const profile = offeredProfiles.find((name) => name === event.target.value)
              if (profile) change({ profile })
            }}
          >
            {offeredProfiles.map((profile) => (
              <option key={profile} value={profile}>
                {t(`profile.${profile}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('addSource.auth')}>
          <select
            className={fields.control}
            data-testid="add-source-auth"
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
        <AuthFields form={form} badHeader={problems.includes('header')} change={change} />
        {error !== null && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </div>
      <div className={styles.actions}>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button type="submit" look="primary" data-testid="add-source-submit">
          {t('addSource.submit')}
        </Button>
      </div>
    </form>
  )
}

interface AuthFieldsProps {
  readonly form: SourceForm
  readonly badHeader: boolean
  readonly change: (part: Partial<SourceForm>) => void
}

function AuthFields({ form, badHeader, change }: AuthFieldsProps) {
  const { t } = useSpeech()
  if (form.auth === 'none') return null
  return (
    <>
      {form.auth === 'basic' && (
        <Field label={t('addSource.username')}>
          <input
            className={fields.control}
            value={form.username}
            autoComplete="off"
            onChange={(event) => change({ username: event.target.value })}
          />
        </Field>
      )}
      {form.auth === 'header' && (
        <Field label={t('addSource.header')} error={badHeader ? t('addSource.badHeader') : null}>
          <input
            className={fields.control}
            value={form.header}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={badHeader}
            onChange={(event) => change({ header: event.target.value })}
          />
        </Field>
      )}
      <Field label={t('addSource.secret')}>
        <input
          className={fields.control}
          type="password"
          data-testid="add-source-secret"
          value={form.secret}
          maxLength={8192}
          autoComplete="off"
          onChange={(event) => change({ secret: event.target.value })}
        />
        <span className={fields.hint}>{t('addSource.secretHint')}</span>
      </Field>
    </>
  )
}
