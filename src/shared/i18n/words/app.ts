import type { Words } from './words.ts'

/** Frame, navigation, palette, notices of the program itself. */
export const appWords = {
  'app.name': { id: 'Pantau', en: 'Pantau' },
  'app.simulation': { id: 'Simulasi', en: 'Simulation' },
  'app.simulationHint': {
    id: 'Toko tiruan sedang berjalan. Angka di layar bukan penjualan sungguhan.',
    en: 'A simulated shop is running. The figures on screen are not real sales.',
  },
  'app.loading': { id: 'Mengambil keadaan terakhir', en: 'Fetching the latest state' },
  'app.loadFailed': {
    id: 'Keadaan terakhir tidak dapat diambil',
    en: 'The latest state could not be fetched',
  },
  'app.loadFailedBody': {
    id: 'Inti Pantau tidak menjawab. Data tersimpan tidak hilang. Mencoba lagi dengan sendirinya.',
    en: 'The core of Pantau does not answer. Stored data is safe. Trying again by itself.',
  },
  'app.crashed': { id: 'Tampilan ini gagal digambar', en: 'This view could not be drawn' },
  'app.crashedBody': {
    id: 'Data dan sambungan tetap berjalan. Muat ulang tampilan untuk melanjutkan.',
    en: 'Data and connections keep running. Reload the view to go on.',
  },
  'app.reload': { id: 'Muat ulang tampilan', en: 'Reload the view' },
  'app.close': { id: 'Tutup', en: 'Close' },
  'app.cancel': { id: 'Batal', en: 'Cancel' },
  'app.save': { id: 'Simpan', en: 'Save' },
  'app.showAll': { id: 'Lihat semua', en: 'Show all' },
  'app.allSources': { id: 'Semua sumber', en: 'All sources' },
  'app.source': { id: 'Sumber', en: 'Source' },
  'app.toSources': { id: 'Buka sumber', en: 'Open sources' },
  'app.copied': { id: 'Tersalin', en: 'Copied' },
  'app.copyFailed': { id: 'Tidak dapat disalin', en: 'It could not be copied' },
  'app.unknown': { id: 'tidak diketahui', en: 'unknown' },

  'nav.label': { id: 'Tampilan', en: 'Views' },
  'nav.overview': { id: 'Ringkasan', en: 'Overview' },
  'nav.stock': { id: 'Stok', en: 'Stock' },
  'nav.sales': { id: 'Penjualan', en: 'Sales' },
  'nav.jobs': { id: 'Pekerjaan', en: 'Jobs' },
  'nav.episodes': { id: 'Episode', en: 'Episodes' },
  'nav.stats': { id: 'Statistik', en: 'Statistics' },
  'nav.alerts': { id: 'Peringatan', en: 'Alerts' },
  'nav.logs': { id: 'Log', en: 'Logs' },
  'nav.sources': { id: 'Sumber', en: 'Sources' },
  'nav.manage': { id: 'Kelola', en: 'Manage' },
  'nav.settings': { id: 'Pengaturan', en: 'Settings' },
  'nav.running_one': { id: '{{count}} berjalan', en: '{{count}} is running' },
  'nav.running_other': { id: '{{count}} berjalan', en: '{{count}} are running' },
  'nav.count_one': { id: '{{count}} perlu dilihat', en: '{{count}} needs a look' },
  'nav.count_other': { id: '{{count}} perlu dilihat', en: '{{count}} need a look' },

  'rail.hub': { id: 'Hub lokal', en: 'Local hub' },
  'rail.events_one': { id: '{{formatted}} peristiwa', en: '{{formatted}} event' },
  'rail.events_other': { id: '{{formatted}} peristiwa', en: '{{formatted}} events' },
  'rail.last': { id: 'Terakhir {{time}}', en: 'Last {{time}}' },
  'rail.noEvent': { id: 'Belum ada peristiwa', en: 'No event yet' },

  'strip.label': { id: 'Keadaan sumber', en: 'State of the sources' },
  'strip.noSource': { id: 'Belum ada sumber', en: 'No source yet' },
  'strip.palette': { id: 'Buka palet perintah', en: 'Open the command palette' },

  'palette.title': { id: 'Palet perintah', en: 'Command palette' },
  'palette.placeholder': {
    id: 'Cari tampilan, barang, atau tindakan',
    en: 'Find a view, an item or an action',
  },
  'palette.empty': { id: 'Tidak ada yang cocok', en: 'Nothing matches' },
  'palette.views': { id: 'Tampilan', en: 'Views' },
  'palette.actions': { id: 'Tindakan', en: 'Actions' },
  'palette.items': { id: 'Barang', en: 'Items' },
  'palette.newSale': { id: 'Penjualan baru', en: 'New sale' },
  'palette.searchStock': { id: 'Cari di stok', en: 'Search the stock' },
  'palette.acknowledgeAll': { id: 'Tangani semua peringatan', en: 'Acknowledge all alerts' },
  'palette.reconnect': { id: 'Sambungkan ulang {{name}}', en: 'Reconnect {{name}}' },
  'palette.themeLight': { id: 'Tema terang', en: 'Light theme' },
  'palette.themeDark': { id: 'Tema gelap', en: 'Dark theme' },
  'palette.themeSystem': { id: 'Tema mengikuti sistem', en: 'Theme of the system' },
  'palette.languageId': { id: 'Bahasa Indonesia', en: 'Bahasa Indonesia' },
  'palette.languageEn': { id: 'English', en: 'English' },

  'notice.label': { id: 'Pemberitahuan program', en: 'Notices of the program' },
  'notice.settings-damaged': {
    id: 'Berkas pengaturan rusak. Salinan terakhir yang baik dipakai, yang rusak disimpan di sampingnya.',
    en: 'The settings file was damaged. The last good copy is in use, the damaged one is kept beside it.',
  },
  'notice.settings-unwritable': {
    id: 'Pengaturan tidak dapat disimpan. Perubahan berlaku sampai Pantau ditutup. Periksa izin folder data.',
    en: 'Settings cannot be saved. Changes last until Pantau closes. Check the permissions of the data folder.',
  },
  'notice.data-unwritable': {
    id: 'Folder data tidak dapat ditulis. Layar tetap langsung, tetapi tidak ada yang disimpan. Periksa izin atau ruang cakram.',
    en: 'The data folder cannot be written. The screen stays live, but nothing is kept. Check permissions or disk space.',
  },
  'notice.journal-damaged': {
    id: 'Jurnal rusak dan telah disisihkan. Jurnal baru dimulai; data lama masih ada di berkas yang disisihkan.',
    en: 'The journal was damaged and set aside. A new one was started; the old data is still in the file set aside.',
  },
  'notice.hub-failed': {
    id: 'Hub lokal tidak dapat dijalankan. Penjualan menunggu sampai hub kembali; mencoba lagi dengan sendirinya.',
    en: 'The local hub could not be started. Sales wait until it is back; trying again by itself.',
  },
  'notice.secrets-unavailable': {
    id: 'Tidak ada penyimpan kunci di sistem ini. Kata sandi dan token hanya diingat sampai Pantau ditutup.',
    en: 'This system has no key store. Secrets are remembered only until Pantau closes.',
  },

  'toast.region': { id: 'Pesan', en: 'Messages' },
  'toast.more_one': { id: '{{count}} pesan lain', en: '{{count}} more message' },
  'toast.more_other': { id: '{{count}} pesan lain', en: '{{count}} more messages' },
  'away.title': { id: 'Selama layar tidak terlihat', en: 'While the screen was hidden' },
  'away.body_one': { id: '{{count}} peringatan baru menunggu.', en: '{{count}} new alert is waiting.' },
  'away.body_other': { id: '{{count}} peringatan baru menunggu.', en: '{{count}} new alerts are waiting.' },

  'error.invalid_input': {
    id: 'Isian tidak diterima. Periksa lagi lalu kirim ulang.',
    en: 'The input was not accepted. Check it and send it again.',
  },
  'error.unknown_route': {
    id: 'Permintaan ini tidak dikenal. Tutup dan buka Pantau lagi.',
    en: 'This request is not known. Close Pantau and open it again.',
  },
  'error.forbidden_sender': {
    id: 'Permintaan ini ditolak. Muat ulang tampilan.',
    en: 'This request was refused. Reload the view.',
  },
  'error.internal': {
    id: 'Terjadi kesalahan di dalam Pantau. Tidak ada yang diubah. Coba lagi.',
    en: 'Something failed inside Pantau. Nothing was changed. Try again.',
  },
  'error.hub_unavailable': {
    id: 'Hub tidak dapat dihubungi. Tidak ada yang hilang; kirim lagi saat hub kembali.',
    en: 'The hub cannot be reached. Nothing is lost; send it again when the hub is back.',
  },
  'error.insufficient_stock': { id: 'Stok tidak cukup.', en: 'There is not enough in stock.' },
  'error.unknown_product': {
    id: 'Barang ini tidak ada di cabang ini. Pilih barang lain.',
    en: 'This branch does not have that item. Choose another.',
  },
  'error.conflict': {
    id: 'Sudah ada dengan isi lain. Periksa lalu pakai nama lain.',
    en: 'It exists already with other content. Check it and use another name.',
  },
  'error.rejected': { id: 'Permintaan ditolak: {{detail}}', en: 'The request was refused: {{detail}}' },
  'error.not_found': { id: 'Sudah tidak ada.', en: 'It does not exist any more.' },
  'error.locked_by_administrator': {
    id: 'Ditetapkan oleh administrator dan tidak dapat diubah di sini.',
    en: 'Set by the administrator; it cannot be changed here.',
  },
  'error.wrong_pin': { id: 'PIN salah. Coba lagi.', en: 'Wrong PIN. Try again.' },
  'error.storage_failed': {
    id: 'Tidak dapat disimpan ke cakram. Kosongkan ruang atau periksa izin, lalu coba lagi.',
    en: 'It could not be stored on disk. Free some space or check permissions, then try again.',
  },
} as const satisfies Words
