import type { Words } from './words.ts'

/** What native notifications say beside the words of their alerts, and why one was not shown; the choice of a sound. */
export const notificationWords = {
  'notification.answer': { id: 'Tangani', en: 'Acknowledge' },
  'notification.group': { id: '{{name}}: {{count}}', en: '{{name}}: {{count}}' },
  'notification.inList': {
    id: 'Semuanya ada di daftar peringatan.',
    en: 'All of them are in the list of alerts.',
  },

  'notification.quiet.title_one': {
    id: 'Jam tenang selesai: {{count}} peringatan',
    en: 'Quiet hours are over: {{count}} alert',
  },
  'notification.quiet.title_other': {
    id: 'Jam tenang selesai: {{count}} peringatan',
    en: 'Quiet hours are over: {{count}} alerts',
  },
  'notification.open_one': {
    id: '{{count}} masih perlu ditangani.',
    en: '{{count}} still needs someone.',
  },
  'notification.open_other': {
    id: '{{count}} masih perlu ditangani.',
    en: '{{count}} still need someone.',
  },
  'notification.noneOpen': { id: 'Semuanya sudah selesai.', en: 'All of them are settled.' },

  'notification.kind.stock-medium': { id: 'Stok sedang', en: 'Stock is medium' },
  'notification.kind.stock-low': { id: 'Stok rendah', en: 'Stock is low' },
  'notification.kind.stock-out': { id: 'Stok habis', en: 'Out of stock' },
  'notification.kind.stock-negative': { id: 'Stok minus', en: 'Negative stock' },
  'notification.kind.transaction-new': { id: 'Transaksi baru', en: 'New transactions' },
  'notification.kind.order-ready': { id: 'Pesanan siap diambil', en: 'Orders ready for pickup' },
  'notification.kind.episode-new': { id: 'Episode baru', en: 'New episodes' },
  'notification.kind.job-failed': { id: 'Pekerjaan gagal', en: 'Failed jobs' },
  'notification.kind.watcher-stopped': { id: 'Pengawas berhenti', en: 'Watchers stopped' },
  'notification.kind.pending-high': { id: 'Pemberitahuan menumpuk', en: 'Notifications pile up' },
  'notification.kind.log-error': { id: 'Galat di log', en: 'Errors in the log' },
  'notification.kind.source-silent': { id: 'Tidak ada kabar', en: 'No news' },

  'notShown.disabled-by-user': {
    id: 'pemberitahuan Pantau dimatikan di pengaturan sistem',
    en: 'notifications of Pantau are switched off in the settings of the system',
  },
  'notShown.do-not-disturb': {
    id: 'mode jangan ganggu di desktop sedang aktif',
    en: 'the desktop is in do-not-disturb',
  },

  'sound.pick.title': { id: 'Pilih suara', en: 'Choose a sound' },
  'sound.pick.filter': { id: 'Suara (WAV, MP3, OGG)', en: 'Sounds (WAV, MP3, OGG)' },
  'sound.pick.refused': { id: 'Berkas {{name}} tidak dapat dipakai', en: '{{name}} cannot be used' },
  'sound.pick.unreadable': {
    id: 'Berkas ini tidak dapat dibaca. Periksa izinnya, atau pilih berkas lain.',
    en: 'This file cannot be read. Check its permissions, or choose another one.',
  },
  'sound.pick.too-large': {
    id: 'Berkas ini lebih besar dari 5 MB. Pilih suara yang lebih pendek.',
    en: 'This file is larger than 5 MB. Choose a shorter sound.',
  },
  'sound.pick.unknown-kind': {
    id: 'Ini bukan suara WAV, MP3 atau OGG. Pilih berkas lain.',
    en: 'This is no WAV, MP3 or OGG sound. Choose another file.',
  },
} as const satisfies Words
