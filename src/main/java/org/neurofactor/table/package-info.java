/**
 * What a table is: columns, each described once, over rows of anything. Windows, files and the tables of columns in the
 * documentation follow from them. Knows no ImageJ and no files.
 */
package org.neurofactor.table;
