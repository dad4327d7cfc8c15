export type RoomDialog = 'address' | 'projection' | 'handOver' | 'rows' | 'checks' | 'attitudes' | 'help';
