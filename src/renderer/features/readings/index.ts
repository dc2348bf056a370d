export { ReadingStrips } from './reading-strips.tsx'
export { ReadingTableCard } from './reading-table-card.tsx'
export { useReadings } from './use-readings.ts'
