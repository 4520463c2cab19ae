import { RelativeTime } from '../../components/relative-time.tsx'
import classes from './history-list.module.css'
import type { EndedRequest } from './history.ts'

export function RequestHistory({ history }: { history: EndedRequest[] }) {
  if (history.length === 0) return null
  return (
    <details className={classes.earlier}>
      <summary>Earlier</summary>
      <ul>
        {history.map(({ push, text }) => (
          <li key={push.txid}>
            {text} · {push.application.name} · <RelativeTime at={push.createdAt} />
          </li>
        ))}
      </ul>
    </details>
  )
}
