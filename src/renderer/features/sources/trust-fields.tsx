import { useState } from 'react'
import { useSpeech } from '../../app/console-context.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import fields from '../../ui/field.module.css'
import { Field } from '../../ui/field.tsx'
import { FileButton } from '../../ui/file-button.tsx'
import type { FormPartProps } from './form-props.ts'
import styles from './source-form.module.css'

/** Largest file of certificates that is read, bytes: what settings take. */
const largestFile = 262_144

export interface TrustFieldsProps extends FormPartProps {
  /** The server's certificate as the last test saw it; null before there was one. */
  readonly seen: string | null
}

/** Whom to trust over TLS besides the system's authorities. */
export function TrustFields({ form, problems, change, seen }: TrustFieldsProps) {
  const { t } = useSpeech()
  const [asking, setAsking] = useState(false)
  const [unread, setUnread] = useState(false)
  const readFile = async (file: File): Promise<void> => {
    const text = file.size > largestFile ? '' : await file.text()
    setUnread(!text.includes('-----BEGIN CERTIFICATE-----'))
    if (text.includes('-----BEGIN CERTIFICATE-----')) change({ ca: text })
  }
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('sourceForm.trust')}</legend>
      <p className={styles.line}>{t('sourceForm.trustHint')}</p>
      <Field
        label={t('sourceForm.ca')}
        error={problems.has('ca') ? t('sourceForm.badCa') : unread ? t('sourceForm.badCaFile') : null}
      >
        <textarea
          className={`${fields.control} ${styles.pem}`}
          data-testid="source-ca"
          rows={3}
          value={form.ca}
          placeholder="-----BEGIN CERTIFICATE-----"
          spellCheck={false}
          aria-invalid={problems.has('ca')}
          onChange={(event) => {
            setUnread(false)
            change({ ca: event.target.value })
          }}
        />
      </Field>
      <div className={styles.side}>
        <FileButton
          testId="source-ca-file"
          label={t('sourceForm.caFile')}
          accept=".pem,.crt,.cer,.txt"
          onFile={(file) => void readFile(file)}
        />
      </div>
      <Field
        label={t('sourceForm.pin')}
        hint={t('sourceForm.pinHint')}
        error={problems.has('pin') ? t('sourceForm.badPin') : null}
      >
        <input
          className={`${fields.control} ${styles.code}`}
          data-testid="source-pin"
          value={form.pin}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problems.has('pin')}
          onChange={(event) => change({ pin: event.target.value })}
        />
      </Field>
      <div className={styles.side}>
        <Button
          size="small"
          data-testid="source-pin-seen"
          disabled={seen === null || seen === form.pin}
          onClick={() => setAsking(true)}
        >
          {t('sourceForm.pinSeen')}
        </Button>
        {seen === null && <span className={styles.line}>{t('sourceForm.pinUnseen')}</span>}
      </div>
      <ConfirmDialog
        open={asking}
        title={t('sourceForm.pinTitle')}
        body={t('sourceForm.pinBody', { pin: seen ?? '' })}
        confirm={t('sourceForm.pinConfirm')}
        cancel={t('app.cancel')}
        onConfirm={() => change({ pin: seen ?? '' })}
        onClose={() => setAsking(false)}
      />
    </fieldset>
  )
}
