export { RulesSection } from './rules-section.tsx'
export { SourceChips } from './source-chips.tsx'
export { useTestCall } from './use-test-call.ts'
