const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 360, height: 780 }; // the narrowest that the panel is made for

/**
 * How each page is pictured.
 * @typedef {object} Look
 * @property {string} look ends the names of its files
 * @property {string} title heads its column in docs/screenshots.md
 * @property {{ width: number, height: number }} viewport
 * @property {"light" | "dark"} colorScheme
 */

/** @type {Look[]} */
export const LOOKS = [
  { look: "wide-light", title: "wide, light", viewport: WIDE, colorScheme: "light" },
  { look: "wide-dark", title: "wide, dark", viewport: WIDE, colorScheme: "dark" },
  { look: "narrow-light", title: "360 px, light", viewport: NARROW, colorScheme: "light" },
  { look: "narrow-dark", title: "360 px, dark", viewport: NARROW, colorScheme: "dark" },
];

/** @param {string} page @param {string} look */
export const pictureName = (page, look) => `${page}-${look}.png`;
