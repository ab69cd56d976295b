/**
 * The bridge from ImageJ 1’s menus, macros and dialogs to the commands.
 */
package org.neurofactor.command.bridge;
