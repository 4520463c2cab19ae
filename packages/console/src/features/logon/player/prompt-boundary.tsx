import { Component, type ReactNode } from 'react'

interface PromptBoundaryProps {
  children: ReactNode
  fallback: ReactNode
}

/** Shows a way on instead of a blank page when a view breaks. */
export class PromptBoundary extends Component<PromptBoundaryProps, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback : this.props.children
  }
}
