/** The bar's button opens the navigation by this id, without script. */
export const NAVIGATION_ID = "panel-navigation";
