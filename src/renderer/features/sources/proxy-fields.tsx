import { useSpeech } from '../../app/console-context.tsx'
import { Choice } from '../../ui/choice.tsx'
import fields from '../../ui/field.module.css'
import { Field } from '../../ui/field.tsx'
import type { FormPartProps } from './form-props.ts'
import { proxyKinds } from './source-draft.ts'
import styles from './source-form.module.css'

/** The way to the source: as the system says, straight, or through a proxy of its own. */
export function ProxyFields({ form, problems, change }: FormPartProps) {
  const { t } = useSpeech()
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('sourceForm.proxy')}</legend>
      <Choice
        testId="source-proxy"
        label={t('sourceForm.proxy')}
        value={form.proxy}
        options={proxyKinds.map((value) => ({ value, label: t(`proxy.${value}`) }))}
        onChoose={(proxy) => change({ proxy })}
      />
      {form.proxy === 'address' && (
        <Field
          label={t('sourceForm.proxyUrl')}
          hint={t('sourceForm.proxyHint')}
          error={problems.has('proxyUrl') ? t('sourceForm.badProxy') : null}
        >
          <input
            className={fields.control}
            data-testid="source-proxy-url"
            value={form.proxyUrl}
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problems.has('proxyUrl')}
            onChange={(event) => change({ proxyUrl: event.target.value })}
          />
        </Field>
      )}
    </fieldset>
  )
}
