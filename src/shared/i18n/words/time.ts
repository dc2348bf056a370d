import type { Words } from './words.ts'

/** Ages, durations and countdowns. */
export const timeWords = {
  'time.now': { id: 'baru saja', en: 'just now' },
  'time.s': { id: '{{s}} dtk', en: '{{s}} s' },
  'time.m': { id: '{{m}} mnt', en: '{{m}} min' },
  'time.ms': { id: '{{m}} mnt {{s}} dtk', en: '{{m}} min {{s}} s' },
  'time.h': { id: '{{h}} jam', en: '{{h}} h' },
  'time.hm': { id: '{{h}} jam {{m}} mnt', en: '{{h}} h {{m}} min' },
  'time.d_one': { id: '{{count}} hari', en: '{{count}} day' },
  'time.d_other': { id: '{{count}} hari', en: '{{count}} days' },
  'time.stale': { id: 'usang {{age}}', en: 'stale {{age}}' },
  'time.staleNow': { id: 'usang', en: 'stale' },
  'time.retryIn': { id: 'coba lagi {{age}}', en: 'retry in {{age}}' },
  'time.retryNow': { id: 'mencoba lagi', en: 'retrying' },
  'time.until': { id: 'sampai {{time}}', en: 'until {{time}}' },
} as const satisfies Words
