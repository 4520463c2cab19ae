/** The unions of results, so that the cache can match their fragments. */
export const POSSIBLE_TYPES = {
  SaveSchemeResult: ['Scheme', 'SchemeRejected'],
  AccessTypeResult: ['AccessType', 'AccessTypeRejected'],
  CreateApiTokenResult: ['CreatedApiToken', 'ApiTokenRejected'],
  SaveRoleResult: ['Role', 'RoleRejected'],
  SaveInvariantResult: ['Invariant', 'InvariantRejected'],
  UpdateSettingsResult: ['ModuleSettings', 'SettingsRejected'],
  CreateUserResult: ['User', 'UserRejected'],
  UpdateUserResult: ['User', 'UserRejected'],
  SetPasswordResult: ['User', 'UserRejected'],
  ChangePasswordResult: ['PasswordChanged', 'PasswordRejected'],
}
