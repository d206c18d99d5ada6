/** The last release of Debian that has Asterisk and is no longer changed. */
export const RELEASE = 'bullseye';

/** Asterisk with its English and French sounds, SIPp, and every library that either of them needs. */
export const PACKAGES = [
  ...['asterisk', 'asterisk-modules', 'asterisk-core-sounds-en-gsm'],
  ...['asterisk-core-sounds-fr-gsm', 'sip-tester'],
  ...['libbsd0', 'libc6', 'libcap2', 'libcrypt1', 'libdbus-1-3', 'libedit2', 'libgcc-s1'],
  ...['libgcrypt20', 'libgpg-error0', 'libgsl25', 'libgslcblas0', 'libgsm1', 'libicu67'],
  ...['libjansson4', 'liblz4-1', 'liblzma5', 'libmd0', 'libncursesw6', 'libpcap0.8', 'libsctp1'],
  ...['libsqlite3-0', 'libssl1.1', 'libstdc++6', 'libsystemd0', 'libtinfo6', 'liburiparser1'],
  ...['libuuid1', 'libxml2', 'libxslt1.1', 'libzstd1', 'zlib1g'],
] as const;
