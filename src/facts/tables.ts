/** Reference tables of a pack (`knowledge/<pack>/tables/*.yaml`), used by the readers. All lists are oldest first. */
export interface Tables {
  readonly releases: readonly {
    readonly version: string;
    /** ISO date of the tag. */
    readonly date: string;
    readonly libs?: string;
    readonly driver?: string;
  }[];
  /** First chart version that ships an application version. */
  readonly charts: readonly { readonly chart: string; readonly version: string; readonly containerPlugin?: string }[];
  /** Kernel base of each minor release of an operating system: `{os: rhel, version: "8.6", base: "4.18.0-372"}`. */
  readonly kernels: readonly { readonly os: string; readonly version: string; readonly base: string }[];
  /**
   * Operating system under a platform version: the RHEL minor that its kernel comes from, `{platform: openshift,
   * version: "4.12", os: rhcos, osVersion: "8.6"}`, or the kernel itself, `{platform: eks, os: bottlerocket, kernel: "5.15"}`.
   */
  readonly platforms: readonly {
    readonly platform: string;
    readonly version: string;
    readonly os: string;
    readonly osVersion?: string;
    readonly kernel?: string;
  }[];
  /** Which driver works where; see {@link DriverCell}. */
  readonly drivers: readonly DriverCell[];
  /** Which releases ship a configuration key. `to` absent means "still there". */
  readonly configKeys: readonly ConfigKey[];
}

/** One cell of the compatibility matrix. The first row that holds decides; an absent column holds for all. */
export interface DriverCell {
  readonly driver: 'kmod' | 'ebpf' | 'modern_ebpf';
  readonly works: 'yes' | 'no' | 'unknown';
  /** Releases of the product, both included. */
  readonly from?: string;
  readonly to?: string;
  /** `4.18.0-372`: as many numbers as are given are compared. */
  readonly kernelFrom?: string;
  readonly kernelBelow?: string;
  readonly arch?: string;
  readonly platform?: string;
  readonly family?: string;
  /** The reason in words, part of a sentence. */
  readonly says: string;
  /** Address where it is written. */
  readonly source: string;
}

export interface ConfigKey {
  readonly key: string;
  readonly from: string;
  readonly to?: string;
  readonly default?: string | number | boolean;
  readonly is?: 'yes-no' | 'count' | 'text' | 'list';
  /** The words it takes, lower case. */
  readonly values?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** The key that replaces it from the release after `to`. */
  readonly renamedTo?: string;
}
