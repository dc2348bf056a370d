export { RulesSection } from './rules-section.tsx'
export { SourceChips } from './source-chips.tsx'
