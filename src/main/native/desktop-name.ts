/** Name of the installed .desktop file, without its ending: by it the desktops of Linux know this program. */
export const desktopName = 'pantau'
