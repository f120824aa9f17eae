/** Gives the unpacked extension the same id on every machine, so that tests and policies can name it. */
export const PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAmmdlSExg4L0e4JWiE+9iik35miUA6KGSkrQLALONm0ZKYnFOtozg692UNMvnjSeB0Y+NJIMK/RS6D/gJ82JrxvsueLgSIbvVXUnfKyaCdvwjS3yA+Otr6vXTXNcJ3/pg1q4B+w6emy/K8l0hkLBbbhk00LeQ/3F8Pj62m2qHIQjmaYYadG1ktvMuGtGe3EYlXKtIvSCtSfsyliav/BN4QrQCFyqAHnLnayJ75jPksquNY2qE61dQYLor5Xjh5H4plgW6TqqGps1ihmPJQnRQmDKr/AXX37v0NSmbxZ6Nerbh272bPJK3RR5AFAE1PqY7RIXPAGghAB2ZH9/OmOpB5QIDAQAB';

export const FIREFOX_ID = 'gloss@gloss.invalid';
