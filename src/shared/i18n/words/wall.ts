import type { Words } from './words.ts'

/** The wall screen (issue 4.9), and what is said when the graphics of a computer fail. */
export const wallWords = {
  'wall.label': { id: 'Layar dinding', en: 'Wall screen' },
  'wall.fresh': { id: 'Semua terkini', en: 'All live' },
  'wall.noSource': { id: 'Belum ada sumber', en: 'No source yet' },
  'wall.moreSources_one': { id: '+{{count}} sumber lain', en: '+{{count}} more source' },
  'wall.moreSources_other': { id: '+{{count}} sumber lain', en: '+{{count}} more sources' },
  'wall.notLive_one': { id: 'SUMBER TIDAK TERKINI', en: 'NOT LIVE' },
  'wall.notLive_other': { id: '{{count}} SUMBER TIDAK TERKINI', en: '{{count}} SOURCES NOT LIVE' },
  'wall.critical_one': { id: '{{count}} peringatan kritis', en: '{{count}} critical alert' },
  'wall.critical_other': { id: '{{count}} peringatan kritis', en: '{{count}} critical alerts' },
  'wall.open_one': { id: '{{count}} peringatan terbuka', en: '{{count}} open alert' },
  'wall.open_other': { id: '{{count}} peringatan terbuka', en: '{{count}} open alerts' },
  'wall.silenced_one': { id: '{{count}} disenyapkan', en: '{{count}} silenced' },
  'wall.silenced_other': { id: '{{count}} disenyapkan', en: '{{count}} silenced' },
  'wall.muted': { id: 'Bisu', en: 'Muted' },
  'wall.noSound': { id: 'Suara mati', en: 'Sound off' },
  'wall.stopped': { id: 'Berhenti di sini', en: 'Stopped here' },
  'wall.simulation': { id: 'Simulasi', en: 'Simulation' },
  'wall.more': { id: '+{{count}} lagi', en: '+{{count}} more' },
  'wall.page': { id: '{{page}} dari {{pages}}', en: '{{page}} of {{pages}}' },
  'wall.turn': { id: 'Giliran tampilan', en: 'Turn of the views' },
  'wall.attention': { id: 'Perlu perhatian', en: 'Needs attention' },
  'wall.nothingYet': { id: 'Belum ada data', en: 'No data yet' },
  'wall.nothingYetBody': {
    id: 'Layar ini terisi sendiri begitu sumber mengirim.',
    en: 'This screen fills by itself once a source sends.',
  },
  'wall.allWell': { id: 'Tidak ada yang perlu perhatian', en: 'Nothing needs attention' },
  'wall.latest': { id: 'Terakhir', en: 'Latest' },
  'wall.leave': { id: 'Keluar dari layar dinding', en: 'Leave the wall screen' },
  'wall.leaveBody': {
    id: 'Jendela kembali seperti semula. Sambungan dan peringatan tetap berjalan.',
    en: 'The window becomes as it was. Connections and alerts go on.',
  },
  'wall.stay': { id: 'Tetap di layar dinding', en: 'Stay on the wall' },
  'wall.keys': {
    id: '← → ganti tampilan · Spasi berhenti · Esc keluar',
    en: '← → change the view · Space stops · Esc leaves',
  },

  'notice.graphics-off': {
    id: 'Kartu grafis berulang kali gagal, jadi Pantau menggambar tanpanya. Sedikit lebih lambat, tidak ada yang hilang. Dicoba lagi setelah Pantau diperbarui.',
    en: 'The graphics card failed repeatedly, so Pantau draws without it. A little slower, nothing is lost. It is tried again after an update of Pantau.',
  },
} as const satisfies Words
