/**
 * How the embedded PostgreSQL is set: for one machine with two cores and 4 GiB that also runs the app, both together
 * within 700 MB. Everything that keeps data safe stays at PostgreSQL's defaults (fsync, full_page_writes, synchronous_commit).
 * They are given on the command line, so a running server tells by it whether it was started by this version.
 */
export const SETTINGS = {
  listen_addresses: '', // the Unix socket alone
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '128MB',
  effective_cache_size: '1500MB', // what the system's own cache will hold of us
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  autovacuum_work_mem: '48MB',
  autovacuum_max_workers: '2',
  wal_level: 'minimal', // nobody copies this server; a copy is made by bin/aerie backup
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  wal_buffers: '4MB',
  max_wal_size: '1GB',
  checkpoint_timeout: '10min',
  wal_compression: 'on',
  random_page_cost: '1.1', // a disk without moving parts
  io_workers: '1',
  max_worker_processes: '4',
  max_parallel_workers_per_gather: '0', // two cores are better spent on two requests
  max_parallel_maintenance_workers: '1',
  jit: 'off', // costs more than it saves on queries of milliseconds
  huge_pages: 'off',
  idle_in_transaction_session_timeout: '10min', // an open transaction holds back every reader of the fact log
  log_min_messages: 'log', // refused statements are the app's to tell, and hold people's words
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
  timezone: 'UTC',
  log_timezone: 'UTC',
} as const

/** The command line of a PostgreSQL on this cluster, after the program's name. `version` is in it, so that an upgrade shows. */
export const commandLine = (cluster: string, socket: string, version: string): string[] => [
  '-D',
  cluster,
  '-c',
  `unix_socket_directories="${socket}"`, // quoted: a path may hold a comma,
  '-c',
  `cluster_name=aerie-${version}`,
  ...Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
]
