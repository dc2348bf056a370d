export { ComparisonCard, useComparison } from './comparison-card.tsx'
export { RevenueGroup } from './revenue-group.tsx'
export { RevenueTiles } from './revenue-tiles.tsx'
export { useRevenueSources, useRevenueSummary } from './use-revenue-summary.ts'
