import type { Words } from './words.ts'

/** Words that the main process speaks by itself: notifications, menu, and pages for when nothing else works. */
export const desktopWords = {
  'desktop.open': { id: 'Buka Pantau', en: 'Open Pantau' },
  'desktop.more_one': { id: '{{count}} peringatan lain', en: '{{count}} more alert' },
  'desktop.more_other': { id: '{{count}} peringatan lain', en: '{{count}} more alerts' },

  'tray.state.ok': { id: 'semua baik', en: 'all is well' },
  'tray.state.attention': { id: 'perlu dilihat', en: 'needs a look' },
  'tray.state.critical': { id: 'kritis', en: 'critical' },
  'tray.state.stale': { id: 'data tidak terkini', en: 'data is not up to date' },
  'tray.state.paused': { id: 'dijeda', en: 'paused' },
  'tray.state.off': { id: 'tidak ada sumber yang aktif', en: 'no source is on' },
  'tray.source': { id: '{{name}}: {{state}}', en: '{{name}}: {{state}}' },
  'tray.sources_one': { id: '{{count}} sumber', en: '{{count}} source' },
  'tray.sources_other': { id: '{{count}} sumber', en: '{{count}} sources' },
  'tray.noAlerts': { id: 'Tidak ada peringatan terbuka', en: 'No open alerts' },
  'tray.open_one': { id: '{{count}} peringatan terbuka', en: '{{count}} open alert' },
  'tray.open_other': { id: '{{count}} peringatan terbuka', en: '{{count}} open alerts' },
  'tray.critical_one': { id: '{{count}} kritis', en: '{{count}} critical' },
  'tray.critical_other': { id: '{{count}} kritis', en: '{{count}} critical' },
  'tray.mute': { id: 'Bisukan suara', en: 'Mute sound' },
  'tray.muted': { id: 'Suara dibisukan', en: 'Sound is muted' },
  'tray.notMuted': { id: 'Suara menyala', en: 'Sound is on' },
  'tray.wall': { id: 'Layar dinding', en: 'Wall screen' },
  'tray.leaveWall': { id: 'Tinggalkan layar dinding', en: 'Leave the wall screen' },
  'tray.quit': { id: 'Keluar dari Pantau', en: 'Quit Pantau' },

  'close.title': { id: 'Tutup jendela', en: 'Close the window' },
  'close.tray': {
    id: 'Pantau tetap memantau di latar belakang',
    en: 'Pantau keeps watching in the background',
  },
  'close.trayDetail': {
    id: 'Ikonnya ada di baki sistem: dari sana jendela dibuka lagi, atau Pantau diakhiri. Peringatan tetap memanggil. Pilihan ini dapat diubah di Pengaturan.',
    en: 'Its icon is in the system tray: from there the window is opened again, or Pantau is ended. Alerts still call. This choice can be changed in Settings.',
  },
  'close.minimise': {
    id: 'Pantau tetap memantau di bilah tugas',
    en: 'Pantau keeps watching in the taskbar',
  },
  'close.minimiseDetail': {
    id: 'Desktop ini tidak menampilkan baki sistem, jadi jendela hanya diperkecil. Peringatan tetap memanggil. Pilihan ini dapat diubah di Pengaturan.',
    en: 'This desktop shows no system tray, so the window is only minimised. Alerts still call. This choice can be changed in Settings.',
  },
  'close.keep': { id: 'Tetap memantau', en: 'Keep watching' },
  'close.quit': { id: 'Keluar saja', en: 'Quit instead' },
  'close.cancel': { id: 'Batal', en: 'Cancel' },

  'notice.autostart-failed': {
    id: 'Pantau tidak dapat diatur untuk mulai saat masuk. Periksa izin folder pengaturan Anda.',
    en: 'Pantau could not be set to start at login. Check the permissions of your settings folder.',
  },

  'hub.port_in_use': {
    id: 'Port {{port}} sudah dipakai program lain. Tutup program itu, atau ubah hub.port di settings.json (0 memilih port bebas).',
    en: 'Port {{port}} is taken by another program. Close that program, or change hub.port in settings.json (0 picks a free port).',
  },
  'hub.data_locked': {
    id: 'Folder data hub sedang dipakai hub lain. Tutup Pantau atau `pantau hub` yang memakai {{path}}.',
    en: 'Another hub is using the data folder. Close the Pantau or the `pantau hub` that uses {{path}}.',
  },
  'hub.data_unwritable': {
    id: 'Folder {{path}} tidak dapat ditulis. Periksa izin folder dan ruang cakram.',
    en: 'The folder {{path}} cannot be written. Check its permissions and the disk space.',
  },
  'hub.failed': { id: 'Alasan: {{reason}}', en: 'Reason: {{reason}}' },

  'trouble.data-unwritable.title': {
    id: 'Folder data tidak dapat dipakai',
    en: 'The data folder cannot be used',
  },
  'trouble.data-unwritable.meaning': {
    id: 'Pantau menyimpan yang diterimanya di folder ini. Tanpa folder ini tidak ada yang dijalankan, dan tidak ada yang diubah.',
    en: 'Pantau keeps what it receives in this folder. Without it nothing is started, and nothing was changed.',
  },
  'trouble.data-unwritable.advice': {
    id: 'Periksa izin folder dan ruang cakram, atau buka Pantau dengan folder lain (--data-dir). Lalu coba lagi.',
    en: 'Check the permissions of the folder and the disk space, or open Pantau with another folder (--data-dir). Then try again.',
  },
  'trouble.engine-failed.title': { id: 'Pantau tidak dapat dimulai', en: 'Pantau could not start' },
  'trouble.engine-failed.meaning': {
    id: 'Jurnal di folder data tidak dapat dibuka. Isinya tidak disentuh.',
    en: 'The journal in the data folder could not be opened. Its content was not touched.',
  },
  'trouble.engine-failed.advice': {
    id: 'Tutup program lain yang memakai folder ini, periksa ruang cakram, lalu coba lagi.',
    en: 'Close other programs that use this folder, check the disk space, then try again.',
  },
  'trouble.page-died.title': { id: 'Tampilan berulang kali berhenti', en: 'The screen keeps failing' },
  'trouble.page-died.meaning': {
    id: 'Sambungan dan penyimpanan tetap berjalan; tidak ada yang hilang. Hanya layarnya yang tidak dapat digambar.',
    en: 'Connections and storage go on; nothing is lost. Only the screen cannot be drawn.',
  },
  'trouble.page-died.advice': {
    id: 'Coba lagi. Jika terulang, mulai ulang komputer dan kirim berkas log di folder data.',
    en: 'Try again. If it happens again, restart the computer and send the log files in the data folder.',
  },
  'trouble.again': { id: 'Coba lagi', en: 'Try again' },

  'menu.file': { id: 'Berkas', en: 'File' },
  'menu.edit': { id: 'Sunting', en: 'Edit' },
  'menu.view': { id: 'Tampilan', en: 'View' },
  'menu.quit': { id: 'Keluar', en: 'Quit' },
  'menu.undo': { id: 'Urungkan', en: 'Undo' },
  'menu.redo': { id: 'Ulangi', en: 'Redo' },
  'menu.cut': { id: 'Potong', en: 'Cut' },
  'menu.copy': { id: 'Salin', en: 'Copy' },
  'menu.paste': { id: 'Tempel', en: 'Paste' },
  'menu.selectAll': { id: 'Pilih semua', en: 'Select all' },
  'menu.resetZoom': { id: 'Ukuran asli', en: 'Actual size' },
  'menu.zoomIn': { id: 'Perbesar', en: 'Zoom in' },
  'menu.zoomOut': { id: 'Perkecil', en: 'Zoom out' },
  'menu.wall': { id: 'Layar dinding', en: 'Wall screen' },
  'menu.mute': { id: 'Bisukan suara', en: 'Mute sound' },
  'menu.go': { id: 'Buka', en: 'Go' },
  'menu.fullScreen': { id: 'Layar penuh', en: 'Full screen' },
} as const satisfies Words
