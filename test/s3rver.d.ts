declare module 's3rver' {
  import type { AddressInfo } from 'node:net'
  /** As much of it as the tests use: an S3 in a folder of this machine. */
  export default class S3rver {
    constructor(options: { address: string; port: number; silent: boolean; directory: string; configureBuckets: { name: string; configs: string[] }[] })
    run(): Promise<AddressInfo>
    close(): Promise<void>
  }
}
