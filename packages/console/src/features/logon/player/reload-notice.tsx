import { Button, Stack } from '@mantine/core'

/** A part of the page is missing, as after an update of the server. A reload gets it, and the logon goes on where it stands. */
export function ReloadNotice() {
  return (
    <Stack gap="md" role="alert">
      A part of this page could not be loaded. Reload it to go on where you are.
      <Button size="md" onClick={() => location.reload()}>
        Reload the page
      </Button>
    </Stack>
  )
}
