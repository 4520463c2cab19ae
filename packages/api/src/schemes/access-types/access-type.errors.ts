import type { ErrorCode } from '@sallyport/shared/error-code'

export const ACCESS_TYPE_ERROR_CODES: readonly ErrorCode[] = [
  {
    code: 'ACCESS_TYPE_KEY_INVALID',
    message: 'This can’t be the key of an access type.',
    hint: 'Use up to 31 small letters, digits and hyphens, beginning with a letter.',
  },
  { code: 'ACCESS_TYPE_TAKEN', message: 'There is an access type with this key already.', hint: 'Choose another key.' },
  {
    code: 'ACCESS_TYPE_NAME_INVALID',
    message: 'This can’t be the name of an access type.',
    hint: 'Use 1 to 60 visible characters.',
  },
  {
    code: 'ACCESS_TYPE_STALE',
    message: 'Somebody else changed this access type meanwhile.',
    hint: 'Reload it, look at what changed, and save again.',
  },
  {
    code: 'ACCESS_TYPE_BUILT_IN',
    message: 'This access type is part of the program.',
    hint: 'Disable its scheme instead.',
  },
  {
    code: 'ACCESS_TYPE_IN_USE',
    message: 'An invariant is about this access type.',
    hint: 'Change or remove the invariant first.',
  },
  {
    code: 'RETURN_URL_INVALID',
    message: 'This can’t be an address to return to.',
    hint: 'Give https://host or https://host/path, without user, query or fragment.',
  },
]
