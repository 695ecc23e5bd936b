"""What holds for what plans say: targets, communes, money, tasks, numbers of rows."""
