# Runs inside of Redmine, from an empty database to a server in one process: starting Rails is what costs time.
# ruby redmine.rb FOLDER PORT — FOLDER has what an instance of Debian's package has, and ticket.json with what is to be in it.
require 'json'

folder, port = ARGV
require '/usr/share/redmine/config/environment'

ActiveRecord::Base.logger = nil
ActiveRecord::Migration.verbose = false
# Nobody needs this database after the test, so nothing is waited for.
ActiveRecord::Base.connection.execute('PRAGMA synchronous = OFF')
ActiveRecord::Base.connection.execute('PRAGMA journal_mode = MEMORY')
ActiveRecord::MigrationContext.new(Rails.root.join('db', 'migrate').to_s, ActiveRecord::SchemaMigration).migrate
ActiveRecord::Base.descendants.each(&:reset_column_information)

seed = JSON.parse(File.read(File.join(folder, 'ticket.json')))
Setting.text_formatting = 'textile'
Setting.default_language = 'en'
Setting.notified_events = []
Redmine::DefaultData::Loader.load('en')

project = Project.create!(name: seed['project'], identifier: 'depots', enabled_module_names: %w[issue_tracking wiki], trackers: Tracker.all)
role = Role.find_by!(name: 'Developer')
role.add_permission!(:view_private_notes, :set_notes_private)
people = seed['people'].to_h do |login, name|
  first, last = name.split(' ', 2)
  user = User.new(firstname: first, lastname: last, mail: "#{login}@voltmoor.example", language: 'en')
  user.login = login
  user.password = user.password_confirmation = seed['password']
  user.save!
  Member.create!(project: project, principal: user, roles: [role])
  [login, user]
end
fields = seed['fields'].keys.to_h do |name|
  [name, IssueCustomField.create!(name: name, field_format: 'string', is_for_all: true, trackers: Tracker.all)]
end

open = lambda do |subject, author, more|
  Issue.create!({ project: project, tracker: Tracker.find_by!(name: 'Bug'), subject: subject, author: people[author],
                  status: IssueStatus.find_by!(name: 'New'), priority: IssuePriority.find_by!(name: 'Normal') }.merge(more))
end
issue = open.call(seed['subject'], seed['author'], {
  description: seed['description'], priority: IssuePriority.find_by!(name: seed['priority']), start_date: Date.parse(seed['start']),
  assigned_to: people[seed['assignee']], category: IssueCategory.create!(project: project, name: seed['category']),
  custom_field_values: seed['fields'].to_h { |name, value| [fields[name].id.to_s, value] }
})
# Who is at work when something changes by itself.
User.current = people[seed['author']]
seed['attachments'].each do |name, text|
  Attachment.create!(container: issue, file: text, filename: name, author: people[seed['author']], description: 'from the gateway')
end
seed['subtasks'].each { |subject| open.call(subject, seed['author'], { parent_issue_id: issue.id, assigned_to: people[seed['assignee']] }) }
other = open.call(seed['related'], seed['author'], {})
IssueRelation.create!(issue_from: issue, issue_to: other, relation_type: 'relates')
issue.update_columns(created_on: Time.parse(seed['created']))

seed['notes'].each do |note|
  issue = Issue.find(issue.id)
  issue.init_journal(people[note['author']], note['text'])
  issue.private_notes = note['private'] || false
  issue.notify = false
  issue.status = IssueStatus.find_by!(name: note['status']) if note['status']
  issue.done_ratio = note['done'] if note['done']
  issue.save!
  issue.current_journal.update_columns(created_on: Time.parse(note['at']))
end

require 'rack/handler/webrick'
quiet = WEBrick::Log.new(File::NULL)
Rack::Handler::WEBrick.run(Rails.application, Host: '127.0.0.1', Port: port.to_i, Logger: quiet, AccessLog: []) do |server|
  %w[TERM INT].each { |signal| trap(signal) { server.shutdown } }
end
