package io.modelkeep.config;

/** How callers prove who they are: one value of {@code MODELKEEP_AUTH}. */
public enum AuthMode {
  /** Every caller is anonymous and may do everything. */
  NONE,
  /** Built-in users over HTTP Basic. */
  BASIC,
  /** Bearer tokens and browser logins of an OpenID Connect provider. */
  OIDC
}
