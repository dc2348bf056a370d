import type { Words } from './words.ts'

/** Alerts: list, dialog, toasts and native notifications. */
export const alertWords = {
  'alerts.title': { id: 'Peringatan', en: 'Alerts' },
  'alerts.open': { id: 'Terbuka', en: 'Open' },
  'alerts.history': { id: 'Riwayat', en: 'History' },
  'alerts.acknowledge': { id: 'Tangani', en: 'Acknowledge' },
  'alerts.snooze': { id: 'Tunda 1 jam', en: 'Snooze 1 h' },
  'alerts.acknowledgeAll': { id: 'Tangani semua', en: 'Acknowledge all' },
  'alerts.snoozeAll': { id: 'Tunda semua 1 jam', en: 'Snooze all 1 h' },
  'alerts.snoozed_one': { id: '{{count}} ditunda', en: '{{count}} snoozed' },
  'alerts.snoozed_other': { id: '{{count}} ditunda', en: '{{count}} snoozed' },
  'alerts.empty': { id: 'Tidak ada yang perlu Anda', en: 'Nothing needs you' },
  'alerts.emptyBody': {
    id: 'Peringatan muncul di sini dan memanggil Anda.',
    en: 'Alerts appear here and call you.',
  },
  'alerts.historyEmpty': { id: 'Belum ada riwayat', en: 'No history yet' },
  'alerts.show': { id: 'Lihat barang', en: 'Show item' },
  'alerts.raises_other': { id: 'dipanggil {{count}} kali', en: 'raised {{count}} times' },
  'alerts.raises_one': { id: 'dipanggil {{count}} kali', en: 'raised {{count}} time' },
  'alerts.notShown': {
    id: 'Pemberitahuan sistem tidak tampil: {{reason}}',
    en: 'The system notification was not shown: {{reason}}',
  },
  'alertState.open': { id: 'Terbuka', en: 'Open' },
  'alertState.acknowledged': { id: 'Ditangani', en: 'Acknowledged' },
  'alertState.snoozed': { id: 'Ditunda', en: 'Snoozed' },
  'alertState.resolved': { id: 'Selesai', en: 'Resolved' },
  'severity.info': { id: 'Info', en: 'Info' },
  'severity.warning': { id: 'Perhatian', en: 'Warning' },
  'severity.critical': { id: 'Kritis', en: 'Critical' },

  'alert.stock-medium.title': { id: 'Stok sedang: {{name}}', en: 'Stock is medium: {{name}}' },
  'alert.stock-medium.body': { id: 'Tersisa {{stock}}.', en: '{{stock}} left.' },
  'alert.stock-medium.bodyAt': { id: '{{branch}}: tersisa {{stock}}.', en: '{{branch}}: {{stock}} left.' },
  'alert.stock-low.title': { id: 'Stok rendah: {{name}}', en: 'Stock is low: {{name}}' },
  'alert.stock-low.body': { id: 'Tersisa {{stock}}.', en: '{{stock}} left.' },
  'alert.stock-low.bodyAt': { id: '{{branch}}: tersisa {{stock}}.', en: '{{branch}}: {{stock}} left.' },
  'alert.stock-out.title': { id: 'Stok habis: {{name}}', en: 'Out of stock: {{name}}' },
  'alert.stock-out.body': { id: 'Tersisa {{stock}}.', en: '{{stock}} left.' },
  'alert.stock-out.bodyAt': { id: '{{branch}}: tersisa {{stock}}.', en: '{{branch}}: {{stock}} left.' },
  'alert.stock-negative.title': { id: 'Stok minus: {{name}}', en: 'Negative stock: {{name}}' },
  'alert.stock-negative.body': {
    id: 'Tercatat {{stock}}: terjual {{over}} lebih dari yang ada.',
    en: 'The count is {{stock}}: {{over}} more sold than there were.',
  },
  'alert.stock-negative.bodyAt': {
    id: '{{branch}} tercatat {{stock}}: terjual {{over}} lebih dari yang ada.',
    en: '{{branch}} counts {{stock}}: {{over}} more sold than there were.',
  },
  'alert.transaction-new.title': { id: 'Transaksi baru {{number}}', en: 'New transaction {{number}}' },
  'alert.transaction-new.body': { id: '{{amount}}', en: '{{amount}}' },
  'alert.transaction-new.bodyAt': { id: '{{amount}} · {{who}}', en: '{{amount}} · {{who}}' },
  'alert.order-ready.title': { id: 'Pesanan siap diambil', en: 'Order ready for pickup' },
  'alert.order-ready.body': { id: '{{orderId}}', en: '{{orderId}}' },
  'alert.order-ready.bodyAt': { id: '{{orderId}} · {{who}}', en: '{{orderId}} · {{who}}' },

  'critical.titleOne': { id: 'Stok kritis', en: 'Critical stock' },
  'critical.titleMany_one': { id: '{{count}} stok kritis', en: '{{count}} critical stock' },
  'critical.titleMany_other': { id: '{{count}} barang kritis', en: '{{count}} critical items' },
  'critical.body': {
    id: 'Tangani bila Anda mengurusnya sekarang, atau tunda untuk diingatkan lagi.',
    en: 'Acknowledge what you take care of now, or snooze it to be called again.',
  },
  'critical.more_one': {
    id: 'dan {{count}} lagi di daftar peringatan',
    en: 'and {{count}} more in the alert list',
  },
  'critical.more_other': {
    id: 'dan {{count}} lagi di daftar peringatan',
    en: 'and {{count}} more in the alert list',
  },
  'critical.waiting_one': {
    id: '{{count}} barang kritis menunggu sampai Anda selesai mengetik',
    en: '{{count}} critical item waits until you stop typing',
  },
  'critical.waiting_other': {
    id: '{{count}} barang kritis menunggu sampai Anda selesai mengetik',
    en: '{{count}} critical items wait until you stop typing',
  },
} as const satisfies Words
