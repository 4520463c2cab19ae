import { Button } from '@mantine/core'
import { useState } from 'react'
import { CopyButton } from '../../components/copy-button.tsx'
import classes from './credential-row.module.css'

interface CredentialRowProps {
  label: string
  copyLabel: string
  value: string
  isSecret?: boolean
}

export function CredentialRow({ label, copyLabel, value, isSecret = false }: CredentialRowProps) {
  const [isRevealed, setIsRevealed] = useState(false)
  const isHidden = isSecret && !isRevealed
  return (
    <div className={classes.row}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>
        <code className={classes.code}>
          {isHidden ? (
            <span role="img" aria-label="Hidden">
              {'•'.repeat(16)}
            </span>
          ) : (
            value
          )}
        </code>
        {isSecret && (
          <Button
            variant="subtle"
            size="compact-md"
            h={44}
            aria-label={isRevealed ? `Hide ${label.toLowerCase()}` : `Reveal ${label.toLowerCase()}`}
            onClick={() => setIsRevealed(!isRevealed)}>
            {isRevealed ? 'Hide' : 'Reveal'}
          </Button>
        )}
        <CopyButton label={copyLabel} text={value} />
      </dd>
    </div>
  )
}
