import type { Words } from './words.ts'

/** The six figures of an admin dashboard, notifications of a source, and mapped readings. */
export const statsWords = {
  'stats.title': { id: 'Statistik', en: 'Statistics' },
  'stats.group': { id: 'Statistik {{name}}', en: 'Statistics of {{name}}' },
  'stats.users': { id: 'Pengguna', en: 'Users' },
  'stats.requestsTotal': { id: 'Permintaan', en: 'Requests' },
  'stats.requestsTracking': { id: 'Dilacak', en: 'Tracking' },
  'stats.episodesTracked': { id: 'Episode dilacak', en: 'Episodes tracked' },
  'stats.notificationsSent': { id: 'Terkirim', en: 'Sent' },
  'stats.notificationsPending': { id: 'Antre', en: 'Pending' },
  'stats.lastSync': { id: 'Sinkron terakhir: {{time}}', en: 'Last sync: {{time}}' },
  'stats.noSync': { id: 'Belum pernah sinkron', en: 'Never synced' },
  'stats.disable': { id: 'Matikan pembaruan langsung', en: 'Disable live updates' },
  'stats.enable': { id: 'Aktifkan pembaruan langsung', en: 'Enable live updates' },
  'stats.empty': { id: 'Belum ada statistik', en: 'No statistics yet' },
  'stats.emptyBody': {
    id: 'Angka muncul di sini begitu satu sumber mengirimnya.',
    en: 'Figures appear here as soon as a source sends them.',
  },
  'notifications.title': { id: 'Notifikasi', en: 'Notifications' },
  'notifications.empty': { id: 'Belum ada notifikasi', en: 'No notifications yet' },
  'notifications.emptyBody': {
    id: 'Notifikasi dari sumber muncul di sini, yang terbaru di atas.',
    en: 'Notifications of a source appear here, the latest on top.',
  },
  'notifications.untitled': { id: 'Tanpa judul', en: 'Untitled' },

  'readings.group': { id: 'Bacaan {{name}}', en: 'Readings of {{name}}' },
  'readings.empty': { id: 'Belum ada baris', en: 'No rows yet' },
  'readings.yes': { id: 'Ya', en: 'Yes' },
  'readings.no': { id: 'Tidak', en: 'No' },
  'readings.progress': { id: 'Kemajuan {{name}}', en: 'Progress of {{name}}' },
} as const satisfies Words
