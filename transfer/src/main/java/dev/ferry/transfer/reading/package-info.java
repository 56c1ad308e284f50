/**
 * Reads issues with their comments, many in one request; begin at {@link dev.ferry.transfer.reading.IssueReader}. And how much
 * one request may change.
 */
@NullMarked
package dev.ferry.transfer.reading;

import org.jspecify.annotations.NullMarked;
