/** What jsdom lacks and the panel needs. */
export {};
