# An SMSC by Net::SMPP, which nobody here has written: binds, takes messages, sends receipts. One line of JSON on standard
# output for each thing that happens. What it does otherwise it is told on standard input, one word a line;
# with each connection it begins anew:
#   throttle N    answers the next N messages with ESME_RTHROTTLED
#   refuse N      answers the next N with ESME_RINVDSTADR
#   silent N      answers the next N not at all
#   receipts X    none (the default), once, twice, before, without-text (by optional parameters only)
#   garbage       sends bytes that are no SMPP
#   torn          sends a deliver_sm whose body ends too early
#   reply         sends what a customer has written
#   hang-up       closes the connection
use strict;
use warnings;
use IO::Select;
use Net::SMPP;

$| = 1;
my (%next, $receipts);
my $messages = 0;

my $listener = Net::SMPP->new_listen('127.0.0.1', port => $ARGV[0] // 0, smpp_version => 0x34, async => 1) or die "listen: $!";
report(listening => $listener->sockport);

while (1) {
  my $line = $listener->accept or next;
  serve($line);
  report(closed => 1);
}

sub serve {
  my ($line) = @_;
  %next     = (throttle => 0, refuse => 0, silent => 0);
  $receipts = 'none';
  my $ready = IO::Select->new($line, \*STDIN);
  while (1) {
    for my $from ($ready->can_read) {
      if ($from == $line) { return unless take($line) }
      else                { return unless obey($line) }
    }
  }
}

sub take {
  my ($line) = @_;
  my $pdu = $line->read_pdu or return 0;
  my ($cmd, $seq) = ($pdu->{cmd}, $pdu->{seq});
  if ($cmd == Net::SMPP::CMD_bind_transceiver) {
    report(bind => $pdu->{system_id}, password => $pdu->{password}, version => $pdu->{interface_version});
    my $wrong = $pdu->{password} ne 'secret';
    $line->bind_transceiver_resp(seq => $seq, status => $wrong ? 0x0e : 0, system_id => 'perl');
  }
  elsif ($cmd == Net::SMPP::CMD_submit_sm)      { submit($line, $pdu) }
  elsif ($cmd == Net::SMPP::CMD_enquire_link)   { report(enquire => 1); $line->enquire_link_resp(seq => $seq, status => 0) }
  elsif ($cmd == Net::SMPP::CMD_deliver_sm_resp) { report(answered => $pdu->{status}) }
  elsif ($cmd == Net::SMPP::CMD_unbind)         { report(unbind => 1); $line->unbind_resp(seq => $seq, status => 0); return 0 }
  return 1;
}

sub submit {
  my ($line, $pdu) = @_;
  report(
    to => $pdu->{destination_addr}, ton => $pdu->{dest_addr_ton}, npi => $pdu->{dest_addr_npi},
    from => $pdu->{source_addr}, fromTon => $pdu->{source_addr_ton},
    coding => $pdu->{data_coding}, class => $pdu->{esm_class}, registered => $pdu->{registered_delivery},
    message => unpack('H*', $pdu->{short_message}),
  );
  if ($next{silent} > 0) { $next{silent}--; return }
  my $status = $next{throttle} > 0 ? 0x58 : $next{refuse} > 0 ? 0x0b : 0;
  if ($next{throttle} > 0) { $next{throttle}-- } elsif ($next{refuse} > 0) { $next{refuse}-- }
  return $line->submit_sm_resp(seq => $pdu->{seq}, status => $status, message_id => '') if $status;
  my $id = 'perl' . ++$messages;
  receipt($line, $pdu, $id) if $receipts eq 'before';
  $line->submit_sm_resp(seq => $pdu->{seq}, status => 0, message_id => $id);
  receipt($line, $pdu, $id) for 1 .. ($receipts eq 'none' || $receipts eq 'before' ? 0 : $receipts eq 'twice' ? 2 : 1);
}

sub receipt {
  my ($line, $pdu, $id) = @_;
  my %addresses = (source_addr => $pdu->{destination_addr}, destination_addr => $pdu->{source_addr}, esm_class => 4, async => 1);
  if ($receipts eq 'without-text') {
    $line->deliver_sm(%addresses, short_message => '', receipted_message_id => $id, message_state => pack('C', 2));
    return;
  }
  my $dates = 'submit date:2611241402 done date:2611241402';
  $line->deliver_sm(%addresses, short_message => "id:$id sub:001 dlvrd:001 $dates stat:DELIVRD err:000 text:");
}

sub obey {
  my ($line) = @_;
  sysread(STDIN, my $words, 1024) or exit 0;
  for (split /\n/, $words) {
    my ($what, $value) = split / /;
    if    (exists $next{$what})  { $next{$what} = $value }
    elsif ($what eq 'receipts')  { $receipts = $value }
    elsif ($what eq 'garbage')   { syswrite($line, "HTTP/1.1 400 Bad Request\r\n\r\n") }
    elsif ($what eq 'torn')      { syswrite($line, pack('NNNN', 20, 5, 0, 99) . 'abcd') }
    elsif ($what eq 'reply')     { $line->deliver_sm(source_addr => '46701740611', destination_addr => 'bank', short_message => 'STOP', async => 1) }
    report(obeyed => $what);
    return 0 if $what eq 'hang-up';
  }
  return 1;
}

sub report {
  my @pairs = @_;
  my @written;
  while (my ($name, $value) = splice @pairs, 0, 2) {
    push @written, qq("$name":) . ($value =~ /^\d{1,9}$/ ? $value : qq("$value"));
  }
  print '{', join(',', @written), "}\n";
}
