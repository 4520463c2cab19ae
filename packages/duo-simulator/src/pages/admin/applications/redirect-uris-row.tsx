import { Button } from '@mantine/core'
import classes from './credential-row.module.css'

interface RedirectUrisRowProps {
  redirectUris: string[]
  onEdit: () => void
}

export function RedirectUrisRow({ redirectUris, onEdit }: RedirectUrisRowProps) {
  return (
    <div className={classes.row}>
      <dt className={classes.label}>Redirect URIs</dt>
      <dd className={classes.value}>
        <span className={classes.code}>
          {redirectUris.length === 0
            ? 'Any http or https address'
            : redirectUris.map((redirectUri) => <div key={redirectUri}>{redirectUri}</div>)}
        </span>
        <Button variant="subtle" size="compact-md" h={44} aria-label="Edit redirect URIs" onClick={onEdit}>
          Edit
        </Button>
      </dd>
    </div>
  )
}
