import type { Words } from './words.ts'

/** The grid of episodes. */
export const episodeWords = {
  'episodes.title': { id: 'Episode', en: 'Episodes' },
  'episodes.latest': { id: 'Episode terbaru', en: 'Latest episodes' },
  'episodes.count_one': { id: '{{formatted}} episode', en: '{{formatted}} episode' },
  'episodes.count_other': { id: '{{formatted}} episode', en: '{{formatted}} episodes' },
  'episodes.fresh_one': { id: '{{count}} baru', en: '{{count}} new' },
  'episodes.fresh_other': { id: '{{count}} baru', en: '{{count}} new' },
  'episodes.empty': { id: 'Belum ada episode', en: 'No episodes yet' },
  'episodes.emptyBody': {
    id: 'Episode muncul di sini begitu satu sumber mengirim daftarnya.',
    en: 'Episodes appear here as soon as a source sends its list.',
  },
  'episodes.number': { id: 'Eps {{number}}', en: 'Ep {{number}}' },
  'episodes.new': { id: 'Baru', en: 'New' },
  'episodes.adult': { id: '18+', en: '18+' },
  'episodes.reveal': { id: 'Tampilkan gambar 18+', en: 'Show the 18+ picture' },
  'episodes.copyLink': { id: 'Salin tautan {{name}}', en: 'Copy the link of {{name}}' },
  'episodes.copy': { id: 'Salin tautan', en: 'Copy link' },
  'episodes.refresh': { id: 'Segarkan', en: 'Refresh' },
  'episodes.search': { id: 'Cari', en: 'Search' },
  'episodes.searchLabel': { id: 'Cari judul atau episode', en: 'Search title or episode' },
  'episodes.noMatch': { id: 'Tidak ada episode yang cocok', en: 'No episode matches' },
  'episodes.showPictures': { id: 'Tampilkan gambar', en: 'Show pictures' },
  'episodes.hidePictures': { id: 'Sembunyikan gambar', en: 'Hide pictures' },
  'episodes.consentTitle': { id: 'Tampilkan gambar dari {{name}}?', en: 'Show pictures of {{name}}?' },
  'episodes.consentBody': {
    id: 'Gambar diambil langsung dari komputer ini. Pemilik tempat gambar akan melihat alamat jaringan Anda: {{hosts}}.',
    en: 'Pictures are fetched by this computer. Those who host them will see your network address: {{hosts}}.',
  },
  'episodes.consentMore_one': { id: 'dan {{count}} lagi', en: 'and {{count}} more' },
  'episodes.consentMore_other': { id: 'dan {{count}} lagi', en: 'and {{count}} more' },
} as const satisfies Words
