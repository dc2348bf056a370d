import { Tabs } from '@base-ui/react/tabs'
import { type ComponentType, useState } from 'react'
import { useSpeech } from '../../app/console-context.tsx'
import { RulesSection } from '../rules/index.ts'
import { QuietSection } from './quiet/quiet-section.tsx'
import { type SectionName, sectionGroups, sectionNames } from './section-names.ts'
import { AttentionSection } from './sections/attention-section.tsx'
import { DesktopSection } from './sections/desktop-section.tsx'
import { DisplaySection } from './sections/display-section.tsx'
import { KeysSection } from './sections/keys-section.tsx'
import { LimitsSection } from './sections/limits-section.tsx'
import { PrivacySection } from './sections/privacy-section.tsx'
import { ProgramSection } from './sections/program-section.tsx'
import { WallSection } from './sections/wall-section.tsx'
import styles from './settings-view.module.css'

const sections: Readonly<Record<SectionName, ComponentType>> = {
  display: DisplaySection,
  privacy: PrivacySection,
  attention: AttentionSection,
  quiet: QuietSection,
  rules: RulesSection,
  limits: LimitsSection,
  desktop: DesktopSection,
  wall: WallSection,
  program: ProgramSection,
  keys: KeysSection,
}

/** All settings, one section at a time. What an administrator has set is grey and says so. */
export function SettingsView() {
  const { t } = useSpeech()
  const [section, setSection] = useState<SectionName>('display')
  return (
    <Tabs.Root
      className={styles.view}
      orientation="vertical"
      value={section}
      onValueChange={(value: SectionName) => setSection(value)}
    >
      <Tabs.List className={styles.sections} aria-label={t('settings.sections')} activateOnFocus>
        {sectionGroups.map((names) => (
          <span key={names[0]} className={styles.group}>
            {names.map((name) => (
              <Tabs.Tab key={name} value={name} className={styles.section} data-testid={`settings-${name}`}>
                {t(`settings.section.${name}`)}
              </Tabs.Tab>
            ))}
          </span>
        ))}
      </Tabs.List>
      {sectionNames.map((name) => {
        const Section = sections[name]
        return (
          <Tabs.Panel key={name} value={name} className={styles.panel} data-section={name}>
            <Section />
          </Tabs.Panel>
        )
      })}
    </Tabs.Root>
  )
}
