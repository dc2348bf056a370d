import { useSpeech } from '../../app/console-context.tsx'
import fields from '../../ui/field.module.css'
import { Switch } from '../../ui/switch.tsx'
import type { FormPartProps } from './form-props.ts'
import { listedStreams, withStream } from './source-draft.ts'
import styles from './source-form.module.css'
import { streamDefaults } from './stream-defaults.ts'

/** Path and switch of each stream; an empty path is the usual one of this kind of server. */
export function StreamFields({ form, problems, change }: FormPartProps) {
  const { t } = useSpeech()
  const streams = listedStreams(form)
  const usual = streamDefaults[form.profile]
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('sourceForm.streams')}</legend>
      {streams.length === 0 && <p className={styles.line}>{t('sourceForm.noStreams')}</p>}
      {streams.map((stream) => {
        const wrong = problems.has(`stream:${stream.name}`)
        return (
          <div key={stream.name} className={styles.stream}>
            <span className={styles.streamName}>{stream.name}</span>
            <input
              className={`${fields.control} ${styles.code}`}
              data-testid={`source-stream-${stream.name}`}
              aria-label={t('sourceForm.pathOf', { name: stream.name })}
              aria-invalid={wrong}
              value={stream.path}
              placeholder={usual.find(({ name }) => name === stream.name)?.path ?? ''}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => change(withStream(form, { ...stream, path: event.target.value }))}
            />
            <Switch
              testId={`source-stream-on-${stream.name}`}
              label={t('sources.liveOf', { name: stream.name })}
              pressed={stream.enabled}
              onPress={(enabled) => change(withStream(form, { ...stream, enabled }))}
            />
            {wrong && (
              <span className={styles.streamError} role="alert">
                {t('sourceForm.badPath')}
              </span>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
