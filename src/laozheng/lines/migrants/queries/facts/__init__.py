"""What the line tells the statistics: cases, registers, how evenly the work goes."""
