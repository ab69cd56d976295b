/**
 * What an option is: its key, label, help, default, range, choices, unit and group, in one place. Dialogs, macro keys,
 * checks, help pages, tables of options and {@code run.json} are made from it.
 */
package org.neurofactor.settings;
