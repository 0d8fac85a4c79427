/** In the bundle instead of what computes a whole theme from the colour of a brand: nobody chooses one here. */
export const getCustomThemeStyles = async (): Promise<readonly never[]> => [];
