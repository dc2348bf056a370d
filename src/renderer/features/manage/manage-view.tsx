import { Tabs } from '@base-ui/react/tabs'
import type { ComponentType } from 'react'
import { isFresh, type SourceView } from '../../../shared/domain/connection.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { StaleLine } from '../../app/stale-line.tsx'
import { useVersion } from '../../app/use-rows.ts'
import { embeddedSource } from '../../store/embedded-source.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { HubOff } from './hub-off.tsx'
import { problemWords } from './kit/problem-words.ts'
import { useDirectory } from './kit/use-directory.ts'
import styles from './manage-view.module.css'
import { type SectionName, sectionGroups, sectionNames } from './section-names.ts'
import { AnimeSection } from './sections/anime-section.tsx'
import { BranchesSection } from './sections/branches-section.tsx'
import { EpisodesSection } from './sections/episodes-section.tsx'
import { JobsSection } from './sections/jobs-section.tsx'
import { LibrarySection } from './sections/library-section.tsx'
import { NoticesSection } from './sections/notices-section.tsx'
import { OrdersSection } from './sections/orders-section.tsx'
import { PeopleSection } from './sections/people-section.tsx'
import { ProductsSection } from './sections/products-section.tsx'
import type { SectionProps } from './sections/section-props.ts'
import { StatsSection } from './sections/stats-section.tsx'
import { TokensSection } from './sections/tokens-section.tsx'
import { VideoServersSection } from './sections/video-servers-section.tsx'

const sections: Readonly<Record<SectionName, ComponentType<SectionProps>>> = {
  products: ProductsSection,
  orders: OrdersSection,
  branches: BranchesSection,
  anime: AnimeSection,
  episodes: EpisodesSection,
  'video-servers': VideoServersSection,
  jobs: JobsSection,
  library: LibrarySection,
  stats: StatsSection,
  notices: NoticesSection,
  people: PeopleSection,
  tokens: TokensSection,
}

/** What the admin panels of the source systems do, done on the embedded hub (issue 3.8). */
export function ManageView() {
  const { sources, store } = useConsole()
  useVersion(store.tables.sources)
  const hub = embeddedSource(sources)
  return hub ? <Management hub={hub} /> : <HubOff />
}

function Management({ hub }: { readonly hub: SourceView }) {
  const { t } = useSpeech()
  const live = isFresh(hub.connection)
  const directory = useDirectory(live)
  return (
    <Tabs.Root
      className={styles.view}
      defaultValue={sectionNames[0]}
      // Others work on the hub too; what is only asked for is asked again with each tab.
      onValueChange={directory.reload}
    >
      <Tabs.List className={styles.tabs} aria-label={t('nav.manage')} activateOnFocus>
        {sectionGroups.map((names) => (
          <span key={names[0]} className={styles.group}>
            {names.map((name) => (
              <Tabs.Tab key={name} value={name} className={styles.tab} data-testid={`manage-${name}`}>
                {t(`manage.tab.${name}`)}
              </Tabs.Tab>
            ))}
          </span>
        ))}
      </Tabs.List>
      {directory.data && !live && (
        <div className={styles.stale}>
          <StaleLine ids={new Set([hub.id])} />
        </div>
      )}
      {sectionNames.map((name) => {
        const Section = sections[name]
        return (
          <Tabs.Panel key={name} value={name} className={styles.panel}>
            {directory.data ? (
              <Section hub={hub.id} directory={directory.data} reload={directory.reload} />
            ) : (
              <Card title={t(`manage.tab.${name}`)}>
                {directory.error ? (
                  <Empty
                    mark="critical"
                    title={t('manage.unreachable')}
                    body={problemWords(t, directory.error)}
                  >
                    <Button onClick={directory.reload}>{t('manage.again')}</Button>
                  </Empty>
                ) : (
                  <Empty title={t('manage.loading')} />
                )}
              </Card>
            )}
          </Tabs.Panel>
        )
      })}
    </Tabs.Root>
  )
}
