import { Component, type ErrorInfo, type ReactNode } from 'react'

/** Keeps a fault in one part of the screen from taking the rest with it. `fallback` is given the error and a way to try again. */
export class ErrorBoundary extends Component<{ fallback: (error: unknown, retry: () => void) => ReactNode; children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    return this.props.fallback(this.state.error, () => this.setState({ error: null }))
  }
}
