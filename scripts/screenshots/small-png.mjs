import sharp from "sharp";

/**
 * The same picture with a palette of at most 256 colours, which is about a third of the bytes. A page has few colours, so text stays as
 * sharp as it was; dithering would roughen its flat grounds.
 * @param {Buffer} png
 */
export const smallPng = (png) => sharp(png).png({ palette: true, effort: 10, dither: 0 }).toBuffer();
