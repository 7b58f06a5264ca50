-- Accounts and sessions: the tables of the auth library (better-auth 1.7.25, with two-factor), named as it names them.
-- `user.id` is also `workspace.member.id`. Nothing outside server/workspace reads this schema.
create schema auth;

create table auth."user" (
  id                 uuid primary key default pg_catalog.gen_random_uuid(),
  name               text not null,
  email              text not null unique,
  "emailVerified"    boolean not null,
  image              text,
  "createdAt"        timestamptz not null default current_timestamp,
  "updatedAt"        timestamptz not null default current_timestamp,
  "twoFactorEnabled" boolean
);

create table auth.session (
  id          uuid primary key default pg_catalog.gen_random_uuid(),
  "expiresAt" timestamptz not null,
  token       text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId"    uuid not null references auth."user" on delete cascade
);
create index session_of_user on auth.session ("userId");
create index session_by_end on auth.session ("expiresAt");

-- One row a way of signing in: a password (`credential`), or the company's identity provider (`oidc`).
create table auth.account (
  id                      uuid primary key default pg_catalog.gen_random_uuid(),
  "accountId"             text not null,
  "providerId"            text not null,
  "userId"                uuid not null references auth."user" on delete cascade,
  "accessToken"           text,
  "refreshToken"          text,
  "idToken"               text,
  "accessTokenExpiresAt"  timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope                   text,
  password                text,                    -- scrypt, by the library
  "createdAt"             timestamptz not null default current_timestamp,
  "updatedAt"             timestamptz not null
);
create index account_of_user on auth.account ("userId");
create index account_by_provider on auth.account ("providerId", "accountId");

-- One-time links and codes; `identifier` is a SHA-256 digest.
create table auth.verification (
  id          uuid primary key default pg_catalog.gen_random_uuid(),
  identifier  text not null,
  value       text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index verification_by_identifier on auth.verification (identifier);
create index verification_by_value on auth.verification (value);
create index verification_by_end on auth.verification ("expiresAt");

create table auth."twoFactor" (
  id                        uuid primary key default pg_catalog.gen_random_uuid(),
  secret                    text not null,         -- encrypted with a key outside the database, as are the codes
  "backupCodes"             text not null,
  "userId"                  uuid not null references auth."user" on delete cascade,
  verified                  boolean,
  "failedVerificationCount" integer,
  "lockedUntil"             timestamptz,
  "lastStep"                bigint                 -- of the last code that was taken: none counts twice (RFC 6238 §5.2)
);
create index two_factor_of_user on auth."twoFactor" ("userId");
create index two_factor_by_secret on auth."twoFactor" (secret);

create table auth."rateLimit" (
  id            uuid primary key default pg_catalog.gen_random_uuid(),
  key           text not null unique,
  count         integer not null,
  "lastRequest" bigint not null                    -- ms since 1970
);
