import { Component, type ReactNode } from 'react'

interface PromptBoundaryProps {
  children: ReactNode
  fallback: ReactNode
}

/** A view that breaks must leave a way on, not a blank page. */
export class PromptBoundary extends Component<PromptBoundaryProps, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback : this.props.children
  }
}
