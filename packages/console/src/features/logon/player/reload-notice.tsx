import { Button, Stack } from '@mantine/core'

/** Part of the page could not be loaded, for example after a server update. A reload fetches it, and the logon continues. */
export function ReloadNotice() {
  return (
    <Stack gap="md" role="alert">
      Part of this page could not be loaded. Reload it to continue where you were.
      <Button size="md" onClick={() => location.reload()}>
        Reload page
      </Button>
    </Stack>
  )
}
