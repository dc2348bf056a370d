import type { Words } from './words.ts'

/** What the engine itself says to people: spoken alerts, messages to a webhook, tests of rules. */
export const callWords = {
  'notice.webhook-failed': {
    id: 'Webhook tidak menjawab. Pantau mencobanya lagi selama peringatan belum ditangani. Periksa alamatnya di Pengaturan.',
    en: 'The webhook does not answer. Pantau tries again while an alert is unanswered. Check its address in Settings.',
  },
  'call.more_one': { id: 'Dan {{count}} peringatan lagi.', en: 'And {{count}} more alert.' },
  'call.more_other': { id: 'Dan {{count}} peringatan lagi.', en: 'And {{count}} more alerts.' },
  'call.unanswered_one': {
    id: '{{count}} peringatan kritis belum ditangani',
    en: '{{count}} critical alert is unanswered',
  },
  'call.unanswered_other': {
    id: '{{count}} peringatan kritis belum ditangani',
    en: '{{count}} critical alerts are unanswered',
  },
  'call.allOver_one': {
    id: '{{count}} peringatan kritis sudah selesai',
    en: '{{count}} critical alert is over',
  },
  'call.allOver_other': {
    id: '{{count}} peringatan kritis sudah selesai',
    en: '{{count}} critical alerts are over',
  },
  'call.resolved': { id: 'Selesai: {{title}}', en: 'Over: {{title}}' },
  'call.test': { id: 'Uji coba: {{title}}', en: 'Test: {{title}}' },
  'call.webhookTest': { id: 'Uji coba webhook', en: 'Webhook test' },
  'call.webhookTestBody': {
    id: 'Pantau dapat menghubungi Anda lewat sini.',
    en: 'Pantau can reach you this way.',
  },
  'sample.item': { id: 'Frame Contoh', en: 'Sample frame' },
  'sample.branch': { id: 'Cabang Contoh', en: 'Sample branch' },
  'sample.person': { id: 'Pasien Contoh', en: 'Sample patient' },
  'sample.job': { id: 'Pekerjaan contoh', en: 'Sample job' },
  'sample.source': { id: 'Sumber contoh', en: 'Sample source' },
  'sample.message': { id: 'Contoh baris galat', en: 'A sample error line' },
  'sample.anime': { id: 'Anime Contoh', en: 'Sample anime' },
} as const satisfies Words
