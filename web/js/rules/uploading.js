// How a photo is cut into pieces, and how long a cut line is waited for.

/** Small enough to arrive over a village's line between two of its cuts. */
export const PIECE_BYTES = 256 * 1024;

/** The piece behind `offset`; shorter at the end. */
export const piece_of = (file, offset) => file.slice(offset, offset + PIECE_BYTES);

/** 1 s, 2 s, 4 s … at most half a minute. */
export const wait_ms = (n_failures) => Math.min(30_000, 1000 * 2 ** Math.max(0, n_failures - 1));
