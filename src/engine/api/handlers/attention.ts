import type { Handlers } from '../../../shared/ipc/contract.ts'
import { webhookSecretId } from '../../../shared/settings/attention.ts'
import type { AttentionParts } from '../../attention/attention.ts'
import type { SecretStore, SettingsStore, Shell, Voice } from '../../ports.ts'
import { fail, ok } from '../answers.ts'

/** What the settings of attention need beside plain values: a secret, a try, a file. */
export function attentionHandlers(parts: {
  readonly settings: SettingsStore
  readonly secrets: SecretStore
  readonly shell: Shell
  readonly voice: Voice
  readonly testWebhook: AttentionParts['testWebhook']
  readonly retryWebhook: AttentionParts['retryWebhook']
}): Pick<Handlers, 'webhook.setSecret' | 'webhook.test' | 'sound.pick'> {
  const { settings, secrets, shell, voice, testWebhook, retryWebhook } = parts
  return {
    'webhook.setSecret': async ({ secret }) => {
      if (settings.locked().includes('attention')) {
        return fail('locked_by_administrator', 'managed.json holds attention', { fields: ['attention'] })
      }
      if (secret === '') await secrets.delete(webhookSecretId)
      else await secrets.set(webhookSecretId, secret)
      retryWebhook()
      return ok(null)
    },
    'webhook.test': async ({ webhook, secret }) => ok(await testWebhook(webhook, secret)),
    'sound.pick': async () => {
      const path = await shell.pickSound()
      if (path !== null) {
        void voice.sound({ severity: 'info', volume: settings.get().attention.volume, file: path })
      }
      return ok({ path })
    },
  }
}
