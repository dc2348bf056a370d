import { Component, type ReactNode } from 'react'
import type { Translate } from '../../shared/i18n/translate.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'

interface ErrorBoundaryProps {
  readonly t: Translate
  readonly children: ReactNode
}

/** A view that throws must not leave a white screen: data and alerts go on in main, so reloading the page is enough. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    const { t, children } = this.props
    if (!this.state.failed) return children
    return (
      <Empty mark="critical" title={t('app.crashed')} body={t('app.crashedBody')}>
        <Button look="primary" onClick={() => window.location.reload()}>
          {t('app.reload')}
        </Button>
      </Empty>
    )
  }
}
